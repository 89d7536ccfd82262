import { runParts, type LongParts } from '../reliability/run-parts.ts';

/** What takes long: faults while a release is published, load, connections that are slow or cut. One line a part. */
const PARTS: LongParts = {
	'publish-faults': () => import('./publish-faults.ts'),
	'damaged-releases': () => import('./damaged-releases.ts'),
	load: () => import('./load.ts'),
	'long-load': async () => ({ run: (await import('./load.ts')).runLong }),
	switches: async () => ({ run: (await import('./load.ts')).runSwitching }),
	overload: () => import('./overload.ts'),
	'slow-connections': () => import('./slow-connections.ts'),
	'cut-downloads': () => import('./cut-downloads.ts'),
	'log-size': () => import('./log-size.ts'),
	sabotage: () => import('../sabotage/sabotage-part.ts'),
	mutation: () => import('../mutation/mutation-part.ts')
};

process.exitCode = await runParts(PARTS, process.argv.slice(2));
