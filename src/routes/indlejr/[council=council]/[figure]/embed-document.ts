import type { FigurePicture } from '#lib/charts/figure-picture.ts';
import { swatchNode } from '#lib/charts/figure-picture-key.ts';
import type { PictureTheme } from '#lib/charts/figure-picture-colours.ts';
import { escapeXml, pictureXml } from '#lib/charts/figure-picture-xml.ts';
import { statusPatterns } from '#lib/charts/pattern-defs.ts';
import type { KeyEntry } from '#lib/charts/spec.ts';
import type { SvgNode } from '#lib/charts/svg-node.ts';
import type { FigureContent } from '#lib/components/figure-content.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { EMBED_WIDTHS, type EmbedFonts, embedStyle } from './embed-style.ts';

/** What an embedded figure is written from. */
export interface EmbedInput {
	readonly picture: FigurePicture;
	readonly table: FigureContent['table'];
	readonly locale: string;
	/** Null for that of the reader's system. */
	readonly theme: PictureTheme | null;
	readonly fonts: EmbedFonts;
	/** The page that the figure stands on. */
	readonly pageAddress: string;
}

/**
 * Tells the page around how high the figure is, whenever that changes: `{type: 'genklang-height', height}` in CSS pixels.
 * The figure is whole without.
 */
export const HEIGHT_SCRIPT =
	"if(parent!==window)new ResizeObserver(()=>parent.postMessage({type:'genklang-height',height:Math.ceil(document.body.getBoundingClientRect().height)},'*')).observe(document.body)";

/** One figure as an HTML document for the pages of others: without the site's frame, and whole without JavaScript. */
export function embedDocument({ picture, table, locale, theme, fonts, pageAddress }: EmbedInput): string {
	const { title, council, subtitle, chosen, reading, source } = picture;
	const paragraph = (name: string, text: string) => `<p class="${name}">${escapeXml(text)}</p>`;
	return `<!doctype html>
<html lang="${locale}"${theme === null ? '' : ` class="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeXml(`${title}. ${council}`)}</title>
<link rel="canonical" href="${escapeXml(pageAddress)}">
<style>${embedStyle(fonts)}</style>
</head>
<body>
<main>
<figure aria-labelledby="title">
${paragraph('council', council)}
<h1 id="title">${escapeXml(title)}</h1>
${paragraph('subtitle', subtitle)}
${chosen === null ? '' : paragraph('chosen', chosen)}
${keyList(picture.key)}
<div class="frame">
${drawings(picture)}
</div>
<figcaption>
${paragraph('reading', reading)}
<details><summary>${escapeXml(m.show_as_table())}</summary>
<div class="table" role="region" aria-labelledby="title" tabindex="0">${tableHtml(subtitle, table)}</div>
</details>
${paragraph('source', source)}
<p><a class="more" href="${escapeXml(pageAddress)}" target="_blank" rel="noopener">${escapeXml(m.embed_more())}</a></p>
</figcaption>
</figure>
</main>
<script>${HEIGHT_SCRIPT}</script>
</body>
</html>
`;
}

function drawings(picture: FigurePicture): string {
	const names = ['narrow', 'phone', 'wide'];
	return EMBED_WIDTHS.map((width, index) => {
		const { heightPx, nodes } = picture.draw(width, `drawn-${width}`);
		const height = Math.ceil(heightPx);
		const svg: SvgNode = {
			tag: 'svg',
			attributes: {
				width,
				height,
				viewBox: `0 0 ${width} ${height}`,
				role: 'img',
				'aria-label': picture.description,
				// As the chart library sets its drawings.
				'font-size': 10,
				'text-anchor': 'middle',
				fill: 'currentColor'
			},
			children: nodes
		};
		return `<div class="${names[index]}">${pictureXml(svg, null)}</div>`;
	}).join('\n');
}

function keyList(entries: readonly KeyEntry[]): string {
	if (entries.length === 0) return '';
	const patterns: SvgNode = {
		tag: 'svg',
		attributes: { class: 'patterns', width: 0, height: 0, 'aria-hidden': 'true' },
		children: [{ tag: 'defs', attributes: {}, children: statusPatterns('key') }]
	};
	const items = entries.map(({ swatch, label }) => {
		const attributes = { width: 18, height: 18, viewBox: '-1 -1 18 18', 'aria-hidden': 'true' };
		const svg = { tag: 'svg', attributes, children: [swatchNode(swatch, 'key')] };
		return `<li>${pictureXml(svg, null)}${escapeXml(label)}</li>`;
	});
	return `${pictureXml(patterns, null)}
<ul class="key" aria-label="${escapeXml(m.key_label())}">${items.join('')}</ul>`;
}

function tableHtml(caption: string, { columns, rows }: FigureContent['table']): string {
	const heads = columns.map(({ label }) => `<th scope="col">${escapeXml(label)}</th>`);
	const body = rows.map((row) => {
		const cells = columns.map(({ key, format }, index) => {
			const text = escapeXml(format(row[key] ?? null));
			return index === 0 ? `<th scope="row">${text}</th>` : `<td>${text}</td>`;
		});
		return `<tr>${cells.join('')}</tr>`;
	});
	return `<table><caption>${escapeXml(caption)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
