declare module 'subset-font' {
	/** Cuts a font to the letters of a text; weights outside the range given are left out of the file. */
	export default function subsetFont(
		font: Uint8Array,
		text: string,
		options: {
			targetFormat: 'woff2' | 'truetype';
			variationAxes: { wght: { min: number; max: number } };
			keepFeatures: string[];
		}
	): Promise<Buffer>;
}
