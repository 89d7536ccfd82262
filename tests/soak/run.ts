import { runParts, type LongParts } from '../reliability/run-parts.ts';

/** What takes long: faults while a release is published, load, connections that are slow or cut. One line a part. */
const PARTS: LongParts = {
	load: () => import('./load.ts')
};

process.exitCode = await runParts(PARTS, process.argv.slice(2));
