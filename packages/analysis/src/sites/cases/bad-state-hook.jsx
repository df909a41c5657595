// The socket is kept by useState, useMemo or a context.
import { createContext, useContext, useMemo, useState } from 'react';
export function A({ url }) {
  const [ws] = useState(() => new WebSocket(url));
  return <button onClick={() => {
    ws.send('x'); //! unguarded
  }}>x</button>;
}
export function B({ url }) {
  const ws = useMemo(() => new WebSocket(url), [url]);
  return <button onClick={() => {
    ws.send('x'); //! unguarded
  }}>x</button>;
}
