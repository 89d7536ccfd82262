import { open, type FileHandle } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { PARTITIONS_FOLDER, type ReleaseFile } from '#lib/domain/release-manifest.ts';
import { checkSums } from './release-sums.ts';
import { ReleaseError } from './release-error.ts';

/** A file of the open release that may be served. */
export interface DataFile extends ReleaseFile {
	/** With the charset, where it is a text. */
	readonly mediaType: string;
	/** Strong validator of the bytes as they lie in the release, in quotes. */
	readonly etag: string;
	/** The bytes from `start` up to, not including, `end`; all without them. Errors once the release is closed. */
	readonly stream: (start?: number, end?: number) => ReadableStream<Uint8Array>;
}

/**
 * The files of a release. All are held open, so that they stay the same when the release is replaced or removed; but those of
 * tables that are cut into many files, which are more than a process may hold, are opened when they are read.
 */
export interface DataFiles {
	/** The file that the manifest names so; undefined for any other name, however it is spelled. */
	readonly find: (path: string) => DataFile | undefined;
	/** Sorted by path. */
	readonly all: readonly DataFile[];
	readonly close: () => Promise<void>;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
	'.csv': 'text/csv; header=present; charset=',
	'.json': 'application/json; charset=',
	'.txt': 'text/plain; charset=',
	'': 'text/plain; charset=',
	'.md': 'text/markdown; charset=',
	'.ttl': 'text/turtle; charset=',
	'.jsonld': 'application/ld+json; charset=',
	'.cff': 'application/yaml; charset=',
	'.bib': 'text/plain; charset=',
	'.parquet': 'application/vnd.apache.parquet',
	'.arrow': 'application/vnd.apache.arrow.file',
	'.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	'.zip': 'application/zip'
};
const CHUNK_BYTES = 65_536;
/** Files that are opened together to be checked: well below the 1,024 that many systems allow a process. */
const FILES_AT_ONCE = 400;

/** Media type of a release file by the ending of its name. A text's charset is the one given. */
export function mediaTypeOf(path: string, charset = 'utf-8'): string {
	const type = MEDIA_TYPES[extname(path)] ?? 'application/octet-stream';
	return type.endsWith('charset=') ? type + charset : type;
}

/**
 * Opens the files named and holds each against its size and sum. Throws `ReleaseError` naming the first that is
 * missing or not as it was made; then none stays open.
 */
export async function openDataFiles(folder: string, files: readonly ReleaseFile[]): Promise<DataFiles> {
	const handles: FileHandle[] = [];
	const close = async () => {
		await Promise.all(handles.map((handle) => handle.close()));
	};
	const found = new Map<string, DataFile>();
	const loose = files.filter(isPartition);
	const held = files.filter((file) => !isPartition(file));
	try {
		for (const file of held) {
			const handle = await openFile(folder, file);
			handles.push(handle);
			found.set(file.path, dataFile(handle, file));
		}
		await checkSums(folder, held, handles);
		await checkInGroups(folder, loose);
		for (const file of loose) found.set(file.path, looseFile(folder, file));
	} catch (cause) {
		await close();
		throw cause;
	}
	return { find: (path) => found.get(path), all: files.flatMap(({ path }) => found.get(path) ?? []), close };
}

/**
 * Holds the files named against size and sum, and answers with what finds one by its name. Each reading opens the file
 * anew, so that none stays open. Throws `ReleaseError` naming the first that is missing or not as it was made.
 */
export async function checkedDataFiles(
	folder: string,
	files: readonly ReleaseFile[]
): Promise<(path: string) => DataFile | undefined> {
	const found = new Map<string, DataFile>();
	await (await openDataFiles(folder, files)).close();
	for (const file of files) found.set(file.path, looseFile(folder, file));
	return (path) => found.get(path);
}

function isPartition({ path }: ReleaseFile): boolean {
	return path.startsWith(`${PARTITIONS_FOLDER}/`);
}

async function checkInGroups(folder: string, files: readonly ReleaseFile[]): Promise<void> {
	for (let start = 0; start < files.length; start += FILES_AT_ONCE) {
		const group = files.slice(start, start + FILES_AT_ONCE);
		const handles: FileHandle[] = [];
		try {
			for (const file of group) handles.push(await openFile(folder, file));
			await checkSums(folder, group, handles);
		} finally {
			await Promise.all(handles.map((handle) => handle.close()));
		}
	}
}

function looseFile(folder: string, file: ReleaseFile): DataFile {
	const stream = (start = 0, end = file.bytes) => streamOf(openedChunks(folder, file, start, end));
	return { ...describe(file), stream };
}

async function* openedChunks(
	folder: string,
	file: ReleaseFile,
	start: number,
	end: number
): AsyncGenerator<Uint8Array> {
	const handle = await openFile(folder, file);
	try {
		yield* chunks(handle, start, end);
	} finally {
		await handle.close();
	}
}

async function openFile(folder: string, { path }: ReleaseFile): Promise<FileHandle> {
	try {
		return await open(join(folder, path), 'r');
	} catch (cause) {
		throw new ReleaseError('damaged', `${folder}/${path}: cannot be read`, { cause });
	}
}

function dataFile(handle: FileHandle, file: ReleaseFile): DataFile {
	return {
		...describe(file),
		stream: (start = 0, end = file.bytes) => streamOf(chunks(handle, start, end))
	};
}

function describe(file: ReleaseFile): Omit<DataFile, 'stream'> {
	return { ...file, mediaType: mediaTypeOf(file.path, file.charset), etag: `"${file.sha256}"` };
}

function streamOf(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await source.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		async cancel() {
			await source.return(undefined);
		}
	});
}

/** Reads at places of its own, so that any number of readers can share one handle. */
async function* chunks(handle: FileHandle, start: number, end: number): AsyncGenerator<Uint8Array> {
	for (let place = start; place < end;) {
		const wanted = Math.min(CHUNK_BYTES, end - place);
		const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, place);
		if (bytesRead === 0) return;
		yield buffer.subarray(0, bytesRead);
		place += bytesRead;
	}
}
