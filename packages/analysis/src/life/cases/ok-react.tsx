import { useEffect, useState } from 'react';
export function useTicker(url: string) {
  const [v, setV] = useState('');
  useEffect(() => {
    const ws = new WebSocket(url);
    const t = setInterval(() => {
      if (ws.readyState === WebSocket.OPEN) ws.send('ping');
    }, 1000);
    ws.onmessage = (e) => setV(e.data);
    return () => {
      clearInterval(t);
      ws.close();
    };
  }, [url]);
  return v;
}
