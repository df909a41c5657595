import { useEffect, useRef } from 'react';

export function useFeed(url: string) {
  const socketRef = useRef<WebSocket | null>(null);
  useEffect(() => {
    let isDisposed = false;
    const socket = new WebSocket(url);
    socketRef.current = socket;
    socket.onclose = () => {
      if (!isDisposed) socketRef.current = null;
    };
    return () => {
      isDisposed = true;
      socket.close();
    };
  }, [url]);
  return socketRef;
}
