import { useEffect, useState } from 'react';
export function useTicker(url: string) {
  const [v, setV] = useState('');
  useEffect(() => {
    const ws = new WebSocket(url);
    ws.onopen = () => {
      setInterval(() => { //! require-close-cleanup
        if (ws.readyState === WebSocket.OPEN) ws.send('ping');
      }, 1000);
    };
    ws.onmessage = (e) => setV(e.data);
    return () => ws.close();
  }, [url]);
  return v;
}
