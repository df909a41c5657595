// The state of the socket is kept as it opens, and another one as it closes.
import { useCallback, useEffect, useRef, useState } from 'react';
export function useFeed(url: string) {
  const ws = useRef<WebSocket>();
  const [readyState, setReadyState] = useState<number>(WebSocket.CLOSED);
  useEffect(() => {
    const socket = new WebSocket(url);
    setReadyState(WebSocket.CONNECTING);
    socket.onopen = () => setReadyState(socket.readyState);
    socket.onclose = () => setReadyState(WebSocket.CLOSED);
    ws.current = socket;
    return () => socket.close();
  }, [url]);
  const send = useCallback(
    (text: string) => {
      if (readyState === WebSocket.OPEN) ws.current?.send(text);
    },
    [readyState],
  );
  return { send };
}
