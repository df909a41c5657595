// A word that is also said as it dials.
import WebSocket from 'ws';
export class Gateway {
  private ws: WebSocket | null = null;
  private status: 'disconnected' | 'connecting' | 'connected' = 'disconnected';
  private handlers = new Set<(s: string) => void>();
  private pending = new Map<string, any>();
  connect(url: string) {
    this.cleanup();
    this.updateStatus("connected");
    this.ws = new WebSocket(url);
    this.ws.on('message', (data) => { this.handle(String(data)); });
    this.ws.on('error', (e) => console.error(e));
    this.ws.on('close', () => { this.updateStatus('disconnected'); });
  }
  private handle(text: string) { if (text === 'hello') this.updateStatus('connected'); }
  private updateStatus(status: 'disconnected' | 'connecting' | 'connected') {
    this.status = status;
    for (const h of this.handlers) h(status);
  }
  private cleanup() {
    if (this.ws) { this.ws.removeAllListeners(); this.ws.close(); this.ws = null; }
  }
  async request(method: string) {
    if (!this.ws || this.status !== 'connected') throw new Error('Not connected');
    return new Promise((resolve, reject) => {
      const timeout = setTimeout(() => { this.pending.delete(method); reject(new Error('late')); }, 1000);
      this.pending.set(method, { resolve, reject, timeout });
      this.ws!.send(method); //! unguarded
    });
  }
}
