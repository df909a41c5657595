import { useEffect, useRef } from 'react';

export function useFeed(url: string) {
  const socketRef = useRef<WebSocket | null>(null);
  useEffect(() => {
    const socket = new WebSocket(url);
    socketRef.current = socket;
    socket.onclose = () => {
      if (socketRef.current === socket) socketRef.current = null;
    };
    return () => socket.close();
  }, [url]);
  return socketRef;
}
