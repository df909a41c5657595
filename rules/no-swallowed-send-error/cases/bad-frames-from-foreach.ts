export class Screen {
  private readonly viewers: RTCDataChannel[] = [];

  watch(viewer: RTCDataChannel): void {
    this.viewers.push(viewer);
  }

  paint(frame: ArrayBuffer): void {
    this.viewers.forEach((viewer) => {
      try {
        viewer.send(frame);
      } catch {}
     // ^^^^^^^^ catch
    });
  }
}
