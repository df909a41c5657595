import { useEffect, useRef } from 'react';
export function useLive(url: string) {
  const ref = useRef<WebSocket | null>(null);
  useEffect(() => {
    const ws = new WebSocket(url);
    ref.current = ws;
    ws.onclose = () => {
      ref.current = null; //! no-stale-close-handler
    };
    return () => {
      ws.close();
    };
  }, [url]);
  return ref;
}
