import { inflateSync } from 'node:zlib';

/** A PNG as pixels. */
export interface PngPixels {
	readonly width: number;
	readonly height: number;
	/** Names of its chunks, in order. */
	readonly chunks: readonly string[];
	/** How many pixels in these rows are darker than the middle of grey. */
	readonly inkBetween: (fromRow: number, toRow: number) => number;
}

/** Reads a PNG of 8-bit RGB or RGBA that is not interlaced, as the site makes them. Source: PNG, W3C, 3rd edition. */
export function pngPixels(png: Uint8Array): PngPixels {
	const bytes = Buffer.from(png);
	if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error('not a PNG');
	const chunks: { name: string; data: Buffer }[] = [];
	for (let at = 8; at < bytes.length;) {
		const length = bytes.readUInt32BE(at);
		chunks.push({
			name: bytes.toString('latin1', at + 4, at + 8),
			data: bytes.subarray(at + 8, at + 8 + length)
		});
		at += 12 + length;
	}
	const head = chunks[0]?.data ?? Buffer.alloc(0);
	const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
	const channels = { 2: 3, 6: 4 }[head[9] ?? 0];
	if (head[8] !== 8 || channels === undefined || head[12] !== 0) throw new Error('another kind of PNG');
	const packed = chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data);
	const rows = unfiltered(inflateSync(Buffer.concat(packed)), height, width * channels, channels);
	const isDark = (row: Buffer, x: number) =>
		[0, 1, 2].reduce((sum, part) => sum + (row[x * channels + part] ?? 0), 0) < 3 * 128;
	return {
		width,
		height,
		chunks: chunks.map(({ name }) => name),
		inkBetween: (fromRow, toRow) =>
			rows
				.slice(fromRow, toRow)
				.reduce(
					(sum, row) => sum + Array.from({ length: width }, (_, x) => isDark(row, x)).filter(Boolean).length,
					0
				)
	};
}

function unfiltered(raw: Buffer, height: number, stride: number, channels: number): readonly Buffer[] {
	const rows: Buffer[] = [];
	for (let y = 0; y < height; y++) {
		const start = y * (stride + 1);
		const filter = raw[start];
		const row = Buffer.from(raw.subarray(start + 1, start + 1 + stride));
		const above = rows[y - 1] ?? Buffer.alloc(stride);
		for (let x = 0; x < stride; x++) {
			const left = x < channels ? 0 : (row[x - channels] ?? 0);
			const upLeft = x < channels ? 0 : (above[x - channels] ?? 0);
			const up = above[x] ?? 0;
			const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter ?? 0] ?? 0;
			row[x] = ((row[x] ?? 0) + predicted) & 255;
		}
		rows.push(row);
	}
	return rows;
}

function paeth(left: number, up: number, upLeft: number): number {
	const guess = left + up - upLeft;
	const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
	if (a <= b && a <= c) return left;
	return b <= c ? up : upLeft;
}
