import { useRef } from 'react';

export function useFeed(url: string) {
  const socketRef = useRef<WebSocket | null>(null);
  const open = () => {
    socketRef.current?.close();
    const socket = new WebSocket(url);
    socketRef.current = socket;
    socket.onclose = () => {
      if (socketRef.current === socket) socketRef.current = null;
    };
  };
  return { open };
}
