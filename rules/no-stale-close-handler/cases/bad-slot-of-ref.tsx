import { useRef } from 'react';

export function useFeed(url: string) {
  const socketRef = useRef<WebSocket | null>(null);
  const open = () => {
    socketRef.current?.close();
    socketRef.current = new WebSocket(url);
    socketRef.current.onclose = () => {
      socketRef.current = null;
      //^^^^^^^^^^^^^^^^^^^^^^ own
    };
  };
  return { open };
}
