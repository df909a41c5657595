import { onMounted, onUnmounted, ref } from 'vue';
export function useSocket(url) {
  const socket = ref(null);
  let timer;
  onMounted(() => {
    const ws = new WebSocket(url);
    socket.value = ws;
    timer = setInterval(() => ws.readyState === 1 && ws.send('p'), 1000);
  });
  onUnmounted(() => {
    clearInterval(timer);
    socket.value?.close();
  });
  return socket;
}
