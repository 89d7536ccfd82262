/** Starts the worker that reads a file. Its code, with the readers of all forms, is fetched now and at no other time. */
export function openTrialWorker(): Worker {
	return new Worker(new URL('./trial-worker.ts', import.meta.url), { type: 'module' });
}
