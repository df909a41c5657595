import { useRef } from 'react';

export function useFeed(url: string) {
  const socketRef = useRef<WebSocket | null>(null);
  const open = () => {
    socketRef.current?.close();
    socketRef.current = new WebSocket(url);
    const socket = socketRef.current;
    socketRef.current.onclose = () => {
      if (socketRef.current === socket) socketRef.current = null;
    };
  };
  return { open };
}
