/** The thread that reads a foreign file. Threads do not have the reader of TypeScript that the command began with. */
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { answerImport } = await import('../import/import-worker.ts');

parentPort?.once('message', async (request) => {
	await answerImport(request, (answer) => parentPort?.postMessage(answer));
	parentPort?.close();
});
