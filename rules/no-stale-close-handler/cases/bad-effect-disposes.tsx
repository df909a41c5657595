import { useEffect, useRef } from 'react';

export function useFeed(url: string) {
  const socketRef = useRef<WebSocket | null>(null);
  useEffect(() => {
    const socket = new WebSocket(url);
    socketRef.current = socket;
    socket.onclose = () => {
      socketRef.current = null;
      //^^^^^^^^^^^^^^^^^^^^^^ slot
    };
    return () => socket.close();
  }, [url]);
  return socketRef;
}
