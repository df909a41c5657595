import Peer from 'simple-peer';

const peer = new Peer({ initiator: true });

peer.on('data', (data) => {
  window.document.title = String(data);
});
