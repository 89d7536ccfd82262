/**
 * Run as a process of its own: builds the small release into the folder given and, at the step given, either ends
 * itself as a power cut would (`kill`) or waits to be ended (`hold`).
 */
import { makeRelease } from '#pipelines/release/make-release.ts';
import { releaseInput } from './release-input.ts';

const [releases = '', step, way] = process.argv.slice(2);
const hold = setInterval(() => {}, 1_000);
await makeRelease(releases, releaseInput(), (reached) => {
	if (reached !== step) return;
	if (way === 'kill') process.kill(process.pid, 'SIGKILL');
	process.stdout.write('holding\n');
	// Nothing else runs in this process from here on; the lock stays taken.
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
clearInterval(hold);
