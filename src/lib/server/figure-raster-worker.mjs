import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * Draws SVG as PNG, one picture after the other, in a thread of its own: WebAssembly reads no files, a picture that takes
 * too long is ended with its thread, and what it has allocated goes with it.
 *
 * `workerData` names the module and its WebAssembly as file addresses and holds the fonts; a message is an SVG with the
 * width of its PNG in pixels, the answer the bytes of the PNG, or the reason why there are none.
 */
const { module, wasm, fonts } = workerData;
const { initWasm, Resvg } = await import(module);
await initWasm(await readFile(new URL(wasm)));

parentPort?.on('message', ({ svg, widthPx }) => {
	try {
		const picture = new Resvg(svg, {
			fitTo: { mode: 'width', value: widthPx },
			font: { fontBuffers: fonts, defaultFontFamily: 'Source Sans 3', sansSerifFamily: 'Source Sans 3' }
		});
		const image = picture.render();
		const png = image.asPng();
		image.free();
		picture.free();
		parentPort?.postMessage({ png }, [png.buffer]);
	} catch (error) {
		parentPort?.postMessage({ fault: error instanceof Error ? error.message : String(error) });
	}
});
