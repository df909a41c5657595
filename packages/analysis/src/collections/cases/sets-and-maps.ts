// Sets and Maps: deleting the current entry is fine, adding is visited.
const peers = new Set();
const names = new Set(['a']);
const rooms = new Map();
const byId = new Map();
const log = new Map();
const opened = (room) => byId.set(room.id, room);

function current() {
  for (const peer of peers) if (peer.gone) peers.delete(peer); //! deletes-current
  for (const [name, room] of rooms) if (room.empty) rooms.delete(name); //! deletes-current
  for (const { 0: name } of rooms) rooms.delete(name); //! deletes-current
  for (const entry of rooms) rooms.delete(entry[0]); //! deletes-current
  for (const name of rooms.keys()) rooms.delete(name); //! deletes-current
  for (const [name] of rooms.entries()) rooms.delete(name); //! deletes-current
  for (const room of byId.values()) if (room.empty) byId.delete(room.id); //! deletes-current
  for (const { id } of byId.values()) byId.delete(id); //! deletes-current
  peers.forEach((peer) => peers.delete(peer)); //! deletes-current
  rooms.forEach((room, name) => rooms.delete(name)); //! deletes-current
  for (const peer of peers.values()) {
    const gone = peer;
    peers.delete(gone); //! deletes-current
  }
}
function putBack() {
  for (const [name, room] of rooms) {
    rooms.delete(name);
    rooms.set(name, room); //! readds-current
  }
  for (const peer of peers) {
    if (!peer.active) continue;
    peers.delete(peer);
    peers.add(peer); //! readds-current
  }
  rooms.forEach((room, name) => {
    rooms.delete(name);
    rooms.set(name, room); //! readds-current
  });
  for (const name of rooms.keys()) touch(name); //! readds-current
}
function touch(name) {
  const room = rooms.get(name);
  rooms.delete(name);
  rooms.set(name, room);
}
function alwaysNew() {
  for (const name of names) names.add(name + '!'); //! adds-entry
  for (const [name, room] of log) log.set(`old ${name}`, room); //! adds-entry
  for (const [name, room] of log) {
    log.delete(name); //! deletes-current
    log.set('old ' + name, room); //! adds-entry
  }
  for (const peer of peers) peers.add({ peer }); //! adds-entry
  for (const peer of peers) peers.add(new Peer(peer)); //! adds-entry
}
function others(host) {
  for (const peer of peers) if (peer.lost) peers.delete(peer.partner); //! deletes-other
  for (const peer of peers) if (peer.lost) peers.delete(host); //! deletes-other
  for (const one of peers) {
    for (const other of peers) if (one !== other && one.id === other.id) peers.delete(other); //! deletes-other deletes-current
  }
}

function wellKnown(name) {
  for (const [key, room] of rooms) rooms.set(key, room + 1);
  for (const peer of peers) peers.add(peer);
  for (const one of names) names.add(parentOf(one));
  for (const one of names) if (one.length < 9) names.add(one + '!');
  for (const one of names) names.add('all');
  for (const one of names) {
    if (one.length > 9) break;
    names.add(one + '!');
  }
  for (const peer of peers) {
    peers.clear();
    peers.add({ peer });
  }
}
function leaves(id) {
  for (const [name, room] of rooms) {
    if (room.id !== id) continue;
    rooms.delete(name);
    rooms.set(name, room);
    return room;
  }
  for (const peer of peers) {
    peers.delete(peer);
    break;
  }
}
function setBeforeDelete() {
  for (const [name, room] of rooms) {
    rooms.set(name, room);
    rooms.delete(name); //! deletes-current
  }
}
function cannotTell(id, host) {
  for (const room of rooms.values()) rooms.delete(room.name);
  for (const [, room] of rooms) rooms.delete(room.twin);
  for (const [, room] of rooms) if (room.id === id) rooms.delete(id);
  for (const peer of peers) if (isHost(peer, host)) peers.delete(host);
  for (const peer of peers) peers.delete(find(peer));
}
