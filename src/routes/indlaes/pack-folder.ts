import type { FolderAnswer, FolderQuestion } from './folder-worker.ts';

/** Packs the register folder as a zip, in a worker of its own. Rejects where the browser cannot. */
export function packFolder(question: FolderQuestion): Promise<Blob> {
	const worker = new Worker(new URL('./folder-worker.ts', import.meta.url), { type: 'module' });
	// The mapping may be a proxy of the form, which no worker can be sent.
	const { mapping } = question;
	const plain: FolderQuestion = {
		...question,
		mapping: JSON.parse(JSON.stringify(mapping)) as typeof mapping
	};
	return new Promise<Blob>((resolve, reject) => {
		worker.addEventListener('error', () => reject(new Error('the folder could not be packed')));
		worker.addEventListener('message', ({ data }: MessageEvent<FolderAnswer>) => {
			if (data.zip) resolve(data.zip);
			else reject(new Error(data.problem));
		});
		worker.postMessage(plain);
	}).finally(() => worker.terminate());
}
