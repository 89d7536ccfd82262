import { subscribe } from 'node:diagnostics_channel';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildFolder, releasesFolder } from './project.mjs';
import { readPrecompressed } from './precompress.mjs';
import { createSiteServer } from './server/create-server.mjs';
import { AnswerStore } from './server/answer-store.mjs';
import { readLargeFiles } from './server/large-files.mjs';
import { MakingLanes } from './server/making-lanes.mjs';
import { Log } from './server/log.mjs';
import { createMetricsServer } from './server/metrics-server.mjs';
import { SiteMetrics } from './server/site-metrics.mjs';
import { logProcess, logWhatHappens, tellFault } from './server/server-log.mjs';
import {
	folderProblems,
	listenProblem,
	METRICS_ADDRESS,
	readSettings,
	settingWarnings
} from './server/settings.mjs';
import { closeServer } from './server/shutdown.mjs';

/** @import { Server } from 'node:net' */
/** @import { Handler } from './server/ask-app.mjs' */
/** @import { Settings } from './server/settings.mjs' */

/**
 * @param {Server} server
 * @param {{ readonly listenHost: string, readonly port: number }} where
 * @returns {Promise<number>} the port
 */
function listen(server, { listenHost, port }) {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, listenHost, () => {
			const address = server.address();
			resolve(address !== null && typeof address === 'object' ? address.port : port);
		});
	});
}

// As far as it can be known before the settings are read: a start that fails is told in the format that is asked for.
const isForPrograms = process.env.GENKLANG_LOG === 'json';
const log = new Log({ format: isForPrograms ? 'json' : 'text' });

/** @param {string} problems one a line @returns {never} */
function fail(problems) {
	for (const message of problems.split('\n')) log.tell({ level: 'error', event: 'start_failed', message });
	process.exit(1);
}

/** @returns {Settings} */
function settingsOrFail() {
	try {
		return readSettings(process.env);
	} catch (error) {
		return fail(error instanceof Error ? error.message : String(error));
	}
}

const settings = settingsOrFail();
const build = buildFolder();
const handlerFile = join(build, 'handler.js');
const releases = releasesFolder();
const folders = folderProblems(process.env, { releases, build });
if (folders.length > 0) fail(folders.join('\n'));
logProcess(log, isForPrograms);
logWhatHappens(log);

/** @type {(handler: Handler) => void} */
let setHandler = () => {};
/** @type {Promise<Handler>} */
const loading = new Promise((resolve) => (setHandler = resolve));
const store = new AnswerStore(settings.cacheBytes);
const lanes = new MakingLanes(settings.longestWaitMs);
const metrics = settings.metrics === null ? undefined : new SiteMetrics({ store, load: () => lanes.load });
subscribe('genklang:release', (message) => {
	store.switchTo(/** @type {{ readonly id: string | null }} */ (message).id);
	metrics?.count('switches');
});
subscribe('genklang:release-refused', () => metrics?.count('refusals'));
subscribe('genklang:deadline', () => metrics?.count('overruns'));
const server = createSiteServer({
	handler: async (req, res, next) => (await loading)(req, res, next),
	origin: settings.origin ?? '',
	store,
	precompressed: await readPrecompressed(build),
	largeFiles: await readLargeFiles(build),
	lanes,
	metrics,
	report: (fault) =>
		tellFault(log, { level: 'error', event: 'answer_failed', message: 'answer failed in the server' }, fault)
});
const port = await listen(server, settings).catch((error) => fail(listenProblem(error, settings)));

const metricsServer = metrics && createMetricsServer(metrics);
if (metricsServer && settings.metrics) {
	const { listenHost: host, port: wanted } = settings.metrics;
	const given = await listen(metricsServer, settings.metrics).catch((error) =>
		fail(listenProblem(error, { host, port: wanted }, METRICS_ADDRESS))
	);
	const address = `http://${host.includes(':') ? `[${host}]` : host}:${given}/metrics`;
	log.tell({
		level: 'info',
		event: 'metrics_started',
		message: `Metrics are at ${address}`,
		fields: { address }
	});
}

const urlHost = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
const origin = settings.origin ?? `http://${urlHost}:${port}`;
// Read by adapter-node when its handler is loaded.
process.env.ORIGIN = origin;
process.env.BODY_SIZE_LIMIT = '1K';
// Read by the app, which knows no root of a project.
process.env.GENKLANG_RELEASES = releases;
setHandler((await import(pathToFileURL(handlerFile).href)).handler);

let closing = false;
/** @param {string} [signal] */
async function close(signal = 'none') {
	if (closing) return;
	closing = true;
	log.tell({
		level: 'info',
		event: 'shutdown_begun',
		message: 'Ending: answers in progress have ten seconds',
		fields: { signal }
	});
	await closeServer(server);
	metricsServer?.closeAllConnections();
	metricsServer?.close();
	// Kit's name for the moment at which the app closes what it holds, such as the database.
	process.emit(/** @type {any} */ ('sveltekit:shutdown'), /** @type {any} */ ('SIGTERM'));
	log.flush();
	log.tell({ level: 'info', event: 'shutdown_done', message: 'Ended' });
	if (process.connected) process.disconnect();
	setTimeout(() => process.exit(0), 2000).unref();
}
process.on('SIGINT', close);
process.on('SIGTERM', close);
// The program that started this one is gone.
process.on('disconnect', () => close());

log.tell({
	level: 'info',
	event: 'started',
	message: `Genklang is at ${origin}`,
	fields: { origin, pid: process.pid, node: process.versions.node }
});
for (const warning of settingWarnings(process.env, settings)) log.tell(warning);
