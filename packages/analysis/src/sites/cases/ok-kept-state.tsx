// What a component keeps says that the link is gone: asked, by a control that hears nothing, and by what is not shown.
import { useRef, useState } from 'react';

export function Chat({ url }: { url: string }) {
  const link = useRef<WebSocket | null>(null);
  const [connected, setConnected] = useState(false);
  const [status, setStatus] = useState('closed');
  const [text, setText] = useState('');
  const connect = () => {
    const socket = new WebSocket(url);
    socket.onopen = () => {
      setConnected(true);
      setStatus('open');
    };
    socket.onclose = () => {
      setConnected(false);
      setStatus('closed');
    };
    link.current = socket;
  };
  const sendIfAsked = () => {
    if (connected) link.current?.send(text);
  };
  const sendByButton = () => {
    if (link.current) link.current.send(text);
  };
  const sendByState = () => link.current?.send(text);
  const sendWhereShown = () => link.current?.send(text);
  return (
    <div>
      <input onKeyDown={sendIfAsked} onChange={(event) => setText(event.target.value)} />
      <button onClick={connect}>Connect</button>
      <button disabled={!connected || !text} onClick={sendByButton} />
      <button disabled={status !== 'open'} onClick={sendByState} />
      {connected && text && (
        <div>
          <button onClick={() => sendWhereShown()} />
        </div>
      )}
    </div>
  );
}
