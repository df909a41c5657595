// A face that adds to what it is handed hands its close on.
import { connect, Socket } from "net"
import { EventEmitter } from "events"
export class ProtocolRAW extends EventEmitter {
  private socket: Socket
  constructor(config: { port: number, host: string }) {
    super()
    this.socket = connect({ port: config.port, host: config.host })
    this.socket.on("timeout", this.handleTimeout.bind(this))
    this.socket.on("error", this.handleError.bind(this))
    this.socket.on("close", this.handleClose.bind(this))
  }
  private handleTimeout() { this.socket.destroy(); this.emit("error", Error("Socket Timeout reached")) }
  private handleError(err: Error) { this.emit("error", err) }
  private handleClose() { this.emit("close", '') }
  send(str: string) { this.socket.write(`${str}\n`) }
  close() { return this.socket.destroy() }
}
