import { useEffect, useRef } from 'react';

export function useChat(url) {
  const socket = useRef(null);
  useEffect(() => {
    socket.current = new WebSocket(url);
    return () => socket.current?.close();
  }, [url]);
  return (text) => {
    if (socket.current?.readyState !== WebSocket.OPEN) return;
    socket.current.send(text);
  };
}
