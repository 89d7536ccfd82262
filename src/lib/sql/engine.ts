import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

/** DuckDB for browsers, as this site serves it. A test holds these numbers against the built files. */
export const ENGINE = {
	version: '1.4.3',
	/** Size of the program once it is unpacked. */
	bytes: 34_242_586,
	/** What a reader fetches before the first query: program, worker and what is written around them, compressed. */
	transferBytes: 6_200_000
} as const;

/** Told how much has come, in bytes of `ENGINE.bytes`. */
export type OnProgress = (loadedBytes: number) => void;

/**
 * Fetches the program from the site itself.
 * @returns its bytes as the browser keeps them, to be started as often as needed
 * @throws {Error} where it cannot be fetched; the `cause` of an aborted fetch is the signal's
 */
export async function fetchEngine(onProgress: OnProgress, signal: AbortSignal): Promise<Blob> {
	const response = await fetch(wasmUrl, { signal });
	if (!response.ok || response.body === null) throw new Error(`database program: answer ${response.status}`);
	let loaded = 0;
	const counted = response.body.pipeThrough(
		new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
			transform(chunk, controller) {
				onProgress((loaded += chunk.length));
				controller.enqueue(chunk);
			}
		})
	);
	const blob = await new Response(counted, { headers: { 'content-type': 'application/wasm' } }).blob();
	return new Blob([blob], { type: 'application/wasm' });
}
