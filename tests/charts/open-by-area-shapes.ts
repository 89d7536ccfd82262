/** The attributes of every element of this name in a drawing, in its order; their own order is up to the document. */
export function shapesOf(svg: string, tag: string): readonly Readonly<Record<string, string>>[] {
	return [...svg.matchAll(new RegExp(`<${tag} ([^>]*)>`, 'g'))].map((match) =>
		Object.fromEntries([...(match[1] ?? '').matchAll(/([\w-]+)="([^"]*)"/g)].map((one) => [one[1], one[2]]))
	);
}

/** The squares of recommendations and the parts of piles: where each stands, how high it is and how it is drawn. */
export function squaresOf(svg: string) {
	return shapesOf(svg, 'rect').flatMap(({ transform, x, y, height, ...style }) => {
		const moved = /^translate\((-?[\d.]+),(-?[\d.]+)\)$/.exec(transform ?? '');
		if (moved === null) return [];
		return [
			{ x: Number(moved[1]) + Number(x), y: Number(moved[2]) + Number(y), height: Number(height), ...style }
		];
	});
}
