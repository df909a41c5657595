// Asked for another state than that of the open handler, or kept as it is made as well.
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
      if (readyState !== WebSocket.CLOSED) ws.current?.send(text); //! unguarded
    },
    [readyState],
  );
  return { send };
}
export function useEarly(url: string) {
  const ws = useRef<WebSocket>();
  const [readyState, setReadyState] = useState<number>(WebSocket.OPEN);
  useEffect(() => {
    const socket = new WebSocket(url);
    socket.onopen = () => setReadyState(socket.readyState);
    socket.onclose = () => setReadyState(WebSocket.CLOSED);
    ws.current = socket;
    return () => socket.close();
  }, [url]);
  const send = useCallback(
    (text: string) => {
      if (readyState === WebSocket.OPEN) ws.current?.send(text); //! unguarded
    },
    [readyState],
  );
  return { send };
}
