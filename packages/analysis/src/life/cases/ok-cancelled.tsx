import { useEffect, useRef } from 'react';
export function useLive(url: string) {
  const ref = useRef<WebSocket | null>(null);
  useEffect(() => {
    let cancelled = false;
    const ws = new WebSocket(url);
    ref.current = ws;
    ws.onclose = () => {
      if (!cancelled) ref.current = null;
    };
    return () => {
      cancelled = true;
      ws.close();
    };
  }, [url]);
  return ref;
}
