import type { Mapping } from '#pipelines/import/mapping.ts';
import { registerFolder } from './register-folder.ts';

/** What the worker is asked: the file as received, how it is read, and whose register it is. */
export interface FolderQuestion {
	readonly file: File;
	readonly mapping: Mapping;
	readonly council: string;
	readonly municipality: string;
}

/** The zip, or why there is none. */
export interface FolderAnswer {
	readonly zip?: Blob;
	readonly problem?: string;
}

async function answerTo({ file, ...facts }: FolderQuestion): Promise<FolderAnswer> {
	const zip = await registerFolder({
		...facts,
		fileName: file.name,
		bytes: new Uint8Array(await file.arrayBuffer())
	});
	return { zip: new Blob([zip], { type: 'application/zip' }) };
}

self.addEventListener('message', ({ data }: MessageEvent<FolderQuestion>) => {
	answerTo(data).then(
		(answer) => self.postMessage(answer),
		(cause: unknown) => self.postMessage({ problem: String(cause) } satisfies FolderAnswer)
	);
});
