// A typed React context.
import { createContext, useContext } from 'react';
const SocketContext = createContext<WebSocket | null>(null);
export function Sender() {
  const ws = useContext(SocketContext);
  return <button onClick={() => {
    ws?.send('x'); //! unguarded
  }}>x</button>;
}
