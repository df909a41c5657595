// The neighbours: the control asks for something else, another way leads to the send, or the close handler says nothing.
import { useRef, useState } from 'react';

export function Chat({ url }: { url: string }) {
  const link = useRef<WebSocket | null>(null);
  const [connected, setConnected] = useState(false);
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const connect = () => {
    const socket = new WebSocket(url);
    socket.onopen = () => {
      setConnected(true);
      setOpened(true);
    };
    socket.onclose = () => setConnected(false);
    link.current = socket;
  };
  const sendIfEverOpened = () => {
    if (opened) link.current?.send(text); //! unguarded
  };
  const sendByText = () => link.current?.send(text); //! unguarded
  const sendByKey = () => link.current?.send(text); //! unguarded
  const sendWhereHidden = () => link.current?.send(text); //! unguarded
  return (
    <div>
      <input onChange={(event) => setText(event.target.value)} onKeyDown={sendByKey} />
      <button onClick={connect} onBlur={sendIfEverOpened} />
      <button disabled={!text} onClick={sendByText} />
      <button disabled={!connected} onClick={sendByKey} />
      {!connected && <button onClick={sendWhereHidden} />}
    </div>
  );
}
