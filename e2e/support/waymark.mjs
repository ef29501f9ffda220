// Starts the real program for a test, and ends it with the test.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 15_000;

/**
 * A demo installation in a folder of its own, on free ports of 127.0.0.1.
 *
 * @param t      the test's context: the program and its folder go when the test ends
 * @param args   further options of `waymark demo`
 * @param env    further environment
 * @returns where the two sites are, its folder, what it has logged, and a way to kill and restart it
 */
export async function startWaymark(t, { args = [], env = {} } = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'waymark-e2e-'));
  const waymark = new Waymark(dir, args, env);
  t.after(async () => {
    await waymark.stop();
    await rm(dir, { recursive: true, force: true });
  });
  await waymark.start();
  return waymark;
}

class Waymark {
  #args;
  #env;
  #process;
  #log = '';

  constructor(dir, args, env) {
    this.dir = dir;
    this.#args = args;
    this.#env = env;
  }

  /** Starts it, on the ports it had before if there were any, and waits until it says it is ready. */
  async start() {
    const address = (site) => (site ? new URL(site).host : '127.0.0.1:0');
    const args = ['demo', '--dir', this.dir, '--json'];
    args.push('--public', address(this.public), '--staff', address(this.staff), ...this.#args);
    this.#process = spawn(program(), args, {
      env: { ...process.env, ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process.stderr.on('data', (text) => (this.#log += text));
    const ready = await this.#readyLine();
    this.public = ready.public;
    this.staff = ready.staff;
  }

  /** Everything it has printed so far, for a look at what must not be in a log. */
  get log() {
    return this.#log;
  }

  /** Ends it as a power cut would: at once, between any two instructions. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** Asks it to end, and insists after a while. */
  async stop() {
    const insist = setTimeout(() => this.#process?.kill('SIGKILL'), STOP_LIMIT_MS);
    await this.#end('SIGTERM');
    clearTimeout(insist);
  }

  async #end(signal) {
    if (!this.#process || this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill(signal);
    await ended;
  }

  #readyLine() {
    const lines = createInterface({ input: this.#process.stdout });
    return new Promise((resolve, reject) => {
      const fail = (why) => reject(new Error(`waymark ${why}\n${this.#log}`));
      const limit = setTimeout(() => fail(`was not ready within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
      lines.on('line', (line) => {
        this.#log += `${line}\n`;
        const said = parsed(line);
        if (said?.ready) {
          clearTimeout(limit);
          resolve(said);
        }
      });
      this.#process.once('error', (error) => fail(`could not be started: ${error.message}`));
      this.#process.once('exit', (code, signal) => {
        clearTimeout(limit);
        fail(`ended with ${code ?? signal} before it was ready`);
      });
    });
  }
}

function program() {
  if (!process.env.WAYMARK_BIN) {
    throw new Error('WAYMARK_BIN names no program: build one with cargo build, or use cargo xtask test --only browser');
  }
  return process.env.WAYMARK_BIN;
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
