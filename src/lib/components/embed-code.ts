/** The height of an embedded figure before the page around it knows better, in CSS pixels. */
const HEIGHT_PX = 760;

/** The HTML with which another page shows a figure. `address` is that of the embedded figure, with scheme and host. */
export function embedCode(address: string, title: string): string {
	const attribute = (text: string) =>
		text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	return (
		`<iframe src="${attribute(address)}" title="${attribute(title)}" loading="lazy" ` +
		`width="100%" height="${HEIGHT_PX}" style="border:0"></iframe>`
	);
}
