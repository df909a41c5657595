export async function run(channel: RTCDataChannel, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error);
    try {
      channel.send('failed');
    } catch {}
  }
}
