// The mail that a test server took, read from its folder.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';

const LOOK_EVERY_MS = 200;
const PATIENCE_MS = 30_000;

/** The options of `waymark demo` that send its mail to the test server. */
export function mailOptions() {
  return ['--smtp', required('WAYMARK_TEST_SMTP')];
}

/**
 * Waits for the mail that tells a desk of something urgent, and takes it: the next call gets the next one.
 *
 * @param staff  the staff site that the mail must lead to
 * @param desk   the address it must be written to
 * @param taken  what was taken before, kept by the caller
 * @returns the whole message and the path of the page it leads to
 */
export async function takeAlert(staff, desk, taken = new Set()) {
  const link = new RegExp(`^${staff.replaceAll('.', '\\.')}(/alert/[0-9a-f-]{36})$`, 'm');
  const until = Date.now() + PATIENCE_MS;
  for await (const _ of setInterval(LOOK_EVERY_MS)) {
    for (const { file, message } of await messages()) {
      const path = link.exec(message)?.[1];
      if (path && message.includes(`\nTo: ${desk}\n`) && !taken.has(file)) {
        taken.add(file);
        return { message, path };
      }
    }
    if (Date.now() > until) throw new Error(`no mail about ${staff} came for ${desk}`);
  }
}

async function messages() {
  const folder = join(required('WAYMARK_TEST_MAILDIR'), 'new');
  const files = await readdir(folder).catch(() => []);
  return Promise.all(files.map(async (file) => ({ file, message: unwrapped(await readFile(join(folder, file), 'utf8')) })));
}

/** Long lines are broken with `=` on the way. */
function unwrapped(message) {
  return message.replaceAll('\r\n', '\n').replaceAll('=\n', '');
}

function required(name) {
  if (!process.env[name]) throw new Error(`${name} is not set: run the test below cargo xtask services --`);
  return process.env[name];
}
