import { type Connection, ErrorCodes, type InitializeParams, ResponseError } from 'vscode-languageserver';
import type { Ports } from './ports.ts';
import { createServices, type Services } from './services.ts';

/** The life of the server: started, in use, shut down. */
export class Host {
  readonly connection: Connection;
  readonly ports: Ports;
  #services: Services | undefined;
  #isShutDown = false;

  constructor(connection: Connection, ports: Ports) {
    this.connection = connection;
    this.ports = ports;
  }

  start(params: InitializeParams): Services {
    if (this.#services) throw new ResponseError(ErrorCodes.InvalidRequest, 'initialized already');
    this.#services = createServices(this.connection, this.ports, params, (line) => this.log(line));
    return this.#services;
  }

  shutDown(): void {
    this.services().close();
    this.#isShutDown = true;
  }

  /** Throws what the protocol asks for when it is too early or too late. */
  services(): Services {
    if (this.#isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'shut down already');
    if (!this.#services) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized yet');
    return this.#services;
  }

  ready(): Services | undefined {
    return this.#isShutDown ? undefined : this.#services;
  }

  log(line: string): void {
    this.connection.console.error(line);
  }
}
