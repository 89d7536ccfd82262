import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { pictureFonts } from './figure-fonts.ts';
import { makePictureCache } from './figure-cache.ts';
import program from './figure-raster-worker.mjs?raw';

/** More pictures are asked for than can be drawn; the one who asks may come again. */
export class RasteriserBusyError extends Error {}

/** Draws SVG of our own as PNG. */
export interface Rasteriser {
	/**
	 * The PNG of a picture at this width in pixels; the same bytes for the same picture.
	 *
	 * Throws `RasteriserBusyError` where too many wait, an error where the picture cannot be drawn or takes too long.
	 */
	readonly png: (svg: string, widthPx: number) => Promise<Uint8Array<ArrayBuffer>>;
	readonly close: () => Promise<void>;
}

/** What bounds the drawing of pictures. */
export interface RasteriserLimits {
	/** For one picture. */
	readonly deadlineMs: number;
	/** Pictures that wait while one is drawn. */
	readonly waiting: number;
	/** PNG kept to be given again. */
	readonly cacheBytes: number;
	/** Pictures after which the thread, and all that it has allocated, is replaced. */
	readonly perThread: number;
}

const LIMITS: RasteriserLimits = { deadlineMs: 5000, waiting: 24, cacheBytes: 24_000_000, perThread: 200 };

/** A rasteriser of pictures, with one thread that is started when it is first needed. */
export function makeRasteriser(
	given: Partial<RasteriserLimits> = {},
	fonts: readonly Uint8Array[] = pictureFonts
): Rasteriser {
	const limits = { ...LIMITS, ...given };
	const cache = makePictureCache(limits.cacheBytes);
	let thread: { readonly worker: Worker; drawn: number } | null = null;
	let last: Promise<unknown> = Promise.resolve();
	let waiting = 0;

	async function endThread(): Promise<void> {
		const ended = thread;
		thread = null;
		await ended?.worker.terminate();
	}

	async function draw(svg: string, widthPx: number): Promise<Uint8Array<ArrayBuffer>> {
		if (thread !== null && thread.drawn >= limits.perThread) await endThread();
		thread ??= { worker: startWorker(fonts), drawn: 0 };
		thread.drawn += 1;
		try {
			return await askWorker(thread.worker, { svg, widthPx }, limits.deadlineMs);
		} catch (cause) {
			// Whatever went wrong, the next picture begins with a fresh thread.
			await endThread();
			throw cause;
		}
	}

	/** One picture at a time: a thread more would take the second core from the readers of pages. */
	function inTurn(svg: string, widthPx: number): Promise<Uint8Array<ArrayBuffer>> {
		if (waiting > limits.waiting) throw new RasteriserBusyError(`${waiting} pictures are waiting`);
		waiting += 1;
		const drawn = last.then(() => draw(svg, widthPx)).finally(() => (waiting -= 1));
		last = drawn.catch(() => undefined);
		return drawn;
	}

	return {
		async png(svg, widthPx) {
			const key = `${widthPx} ${createHash('sha256').update(svg).digest('base64url')}`;
			return cache.get(key, () => inTurn(svg, widthPx));
		},
		close: endThread
	};
}

function startWorker(fonts: readonly Uint8Array[]): Worker {
	const { resolve } = createRequire(import.meta.url);
	const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
		workerData: {
			module: pathToFileURL(resolve('@resvg/resvg-wasm').replace(/index\.js$/, 'index.mjs')).href,
			wasm: pathToFileURL(resolve('@resvg/resvg-wasm/index_bg.wasm')).href,
			fonts
		},
		// Nothing of the server's settings or arguments is any of its business.
		env: {},
		argv: [],
		execArgv: [],
		resourceLimits: { maxOldGenerationSizeMb: 64 }
	});
	worker.unref();
	return worker;
}

/** What the thread answers: the bytes of a PNG, or why there are none. */
type Answer = { readonly png: Uint8Array<ArrayBuffer> } | { readonly fault: string };

function askWorker(
	worker: Worker,
	question: { readonly svg: string; readonly widthPx: number },
	deadlineMs: number
): Promise<Uint8Array<ArrayBuffer>> {
	return new Promise((resolve, reject) => {
		const listen = (settle: () => void) => {
			clearTimeout(deadline);
			worker.off('message', answered).off('error', failed).off('exit', ended);
			settle();
		};
		const answered = (answer: Answer) =>
			listen(() =>
				'png' in answer ? resolve(answer.png) : reject(new Error(`picture not drawn: ${answer.fault}`))
			);
		const failed = (cause: unknown) => listen(() => reject(new Error('picture not drawn', { cause })));
		const ended = () => failed(new Error('thread ended'));
		const deadline = setTimeout(() => failed(new Error(`no picture after ${deadlineMs} ms`)), deadlineMs);
		worker.on('message', answered).on('error', failed).on('exit', ended);
		worker.postMessage(question);
	});
}
