import assert from 'node:assert/strict';
import fc from 'fast-check';
import { embedCode } from '#lib/components/embed-code.ts';
import { LIST_SORTS, LIST_VIEWS, cleanQuery, formatListState, parseListState } from '#lib/url/list-state.ts';
import { type Filters, formatFilters, knownTerms, parseFilters } from '#lib/url/filters.ts';
import { contactHref } from '#lib/url/contact-href.ts';
import { formatCouncilIndex, parseCouncilIndex } from '#lib/url/council-index.ts';
import { figureAddresses, figureLanguage } from '#lib/url/figure-address.ts';
import { mailtoHref } from '#lib/url/mailto-href.ts';
import { parseOpenFilters } from '#lib/url/open-filters.ts';
import { inLanguage, pageOf, splitLanguage } from '#lib/url/paths.ts';
import { cleanSql, fitsInLink, formatSqlState, parseSqlState } from '#lib/url/sql-state.ts';
import { formatCursor, parseCursor } from '#lib/server/list-cursor.ts';
import { canonicalAddress } from '#run/server/canonical-address.mjs';
import { COMPRESSIONS, chooseCoding } from '#run/server/compression.mjs';
import { etagOf, isUnchanged } from '#run/server/conditional.mjs';
import { isCompressible, withCharset } from '#run/server/content-type.mjs';
import { HeaderList } from '#run/server/header-list.mjs';
import { refusalOf } from '#run/server/refusal.mjs';
import { readSettings } from '#run/server/settings.mjs';
import { asciiName } from '#lib/server/api/data-response.ts';
import { anyParams, KNOWN, VALUES } from '../any-params.ts';
import { mutatedText, oddText } from '../mutations.ts';
import { fuzzTarget, orRefused, type Target } from '../target.ts';

const subset = <Value>(values: readonly Value[]) => fc.subarray([...values]);
const anyCursor = fc.record({
	sort: fc.constantFrom(...LIST_SORTS),
	back: fc.boolean(),
	key1: fc.integer(),
	key2: fc.integer(),
	id: oddText(30).map((text) => text.toWellFormed())
});
const QUERY_TEXT = mutatedText(
	['select * from recommendations where year = 2014 -- å\n'],
	['\t', '\r\n', '%', '+', '&q=', ';']
);

/** What `lib/url` and the server around the app read and write. */
export const ADDRESSING_TARGETS: readonly Target[] = [
	fuzzTarget({
		name: 'filters',
		arbitrary: anyParams,
		check(params) {
			const { filters, dropped } = parseFilters(params, KNOWN);
			const canonical = formatFilters(filters);
			assert.deepEqual(parseFilters(canonical, KNOWN), { filters, dropped: [] });
			assert.equal(
				formatFilters(parseFilters(new URLSearchParams(canonical.toString()), KNOWN).filters).toString(),
				canonical.toString()
			);
			for (const { key, value } of dropped)
				assert.ok(params.getAll(key).includes(value), 'what is dropped was there');
		}
	}),
	fuzzTarget({
		name: 'open-filters',
		arbitrary: anyParams,
		check(params) {
			const { filters } = parseOpenFilters(params, KNOWN);
			assert.deepEqual(parseOpenFilters(formatFilters(filters), KNOWN), { filters, dropped: [] });
		}
	}),
	fuzzTarget({
		name: 'list-state',
		arbitrary: anyParams,
		check(params) {
			const { state } = parseListState(params, KNOWN);
			const canonical = formatListState(state).toString();
			assert.deepEqual(parseListState(new URLSearchParams(canonical), KNOWN), { state, dropped: [] });
			assert.ok([...state.q].length <= 200 && cleanQuery(state.q) === state.q);
			assert.ok(LIST_VIEWS.includes(state.view));
		}
	}),
	fuzzTarget({
		name: 'filters-written',
		arbitrary: fc.record({
			theme: subset(KNOWN.themes),
			area: subset(KNOWN.areas),
			term: subset(knownTerms(KNOWN)),
			from: fc.constantFrom(null, 2010, 2012),
			to: fc.constantFrom(null, 2012, 2017)
		}),
		check(chosen) {
			const filters: Filters = { ...parseFilters(new URLSearchParams(), KNOWN).filters, ...chosen };
			assert.deepEqual(parseFilters(formatFilters(filters), KNOWN), { filters, dropped: [] });
		}
	}),
	fuzzTarget({
		name: 'council-index',
		arbitrary: anyParams,
		check(params) {
			const known = { kinds: ['Ældreråd', ...VALUES.slice(0, 2)], municipalities: ['Albertslund'] };
			const state = parseCouncilIndex(params, known);
			assert.deepEqual(
				parseCouncilIndex(new URLSearchParams(formatCouncilIndex(state).toString()), known),
				state
			);
			assert.ok(pageOf(params) >= 1);
		}
	}),
	fuzzTarget({
		name: 'sql-state',
		arbitrary: fc.oneof(QUERY_TEXT, oddText(200)),
		check(text) {
			const clean = cleanSql(text);
			assert.equal(cleanSql(clean), clean);
			const written = orRefused(() => formatSqlState(text), RangeError);
			assert.equal(written !== null, fitsInLink(text));
			if (written)
				assert.deepEqual(parseSqlState(new URLSearchParams(written.toString())), {
					query: clean,
					dropped: false
				});
			parseSqlState(new URLSearchParams({ q: text.toWellFormed() }));
		}
	}),
	fuzzTarget({
		name: 'list-cursor',
		arbitrary: fc.oneof(
			anyCursor,
			mutatedText(
				[formatCursor({ sort: 'oldest', back: false, key1: 2014, key2: 1, id: 'alb-ir-2014-01' })],
				['A', '-', '_', 'W10']
			)
		),
		check(cursor) {
			if (typeof cursor === 'string') {
				const read = parseCursor(cursor, 'oldest');
				if (read) assert.deepEqual(parseCursor(formatCursor(read), 'oldest'), read);
				return;
			}
			const written = formatCursor(cursor);
			const read = parseCursor(written, cursor.sort);
			const fits = Math.abs(cursor.key1) < 2 ** 31 && Math.abs(cursor.key2) < 2 ** 31;
			assert.deepEqual(read, fits ? { ...cursor } : null);
		}
	}),
	fuzzTarget({
		name: 'figure-address',
		arbitrary: fc.tuple(
			mutatedText([
				'/albertslund/figur/unit-chart.csv?from=2012&lang=en',
				'/en/albertslund/figur/unit-chart.png'
			]),
			fc.constantFrom('da' as const, 'en' as const)
		),
		check([address, locale]) {
			try {
				const addresses = figureAddresses(address, locale);
				for (const one of Object.values(addresses))
					assert.ok(one.startsWith('/') && !one.startsWith('//'), one);
			} catch (cause) {
				assert.match(String(cause), /not the rows of a figure/);
			}
			if (!URL.canParse(address, 'http://site')) return;
			const url = new URL(address, 'http://site');
			const asked = figureLanguage(url);
			if (asked !== null) assert.equal(figureLanguage(new URL(asked, 'http://site')), null);
		}
	}),
	fuzzTarget({
		name: 'languages',
		arbitrary: mutatedText(['/en', '/en/', '/en/albertslund', '/albertslund', '/'], ['/', '/en', '//']),
		check(path) {
			const split = splitLanguage(path);
			if (path.startsWith('/') && !/^\/en\/\/?$|^\/en\/en|\/$/.test(path))
				assert.equal(inLanguage(split.path, split.locale), path);
		}
	}),
	fuzzTarget({
		name: 'hrefs',
		arbitrary: fc.tuple(oddText(100), oddText(100)),
		check([one, other]) {
			const mail = mailtoHref(one, other);
			assert.match(mail, /^mailto:\?subject=[\w.~%-]*&body=[\w.~%-]*$/);
			const params = /subject=(.*)&body=(.*)$/.exec(mail);
			const ends = (text: string) => text.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n');
			assert.deepEqual(params?.slice(1).map(decodeURIComponent), [ends(one), ends(other)]);
			assert.match(
				contactHref('a@b.dk', { subject: one, body: other }),
				/^mailto:a@b\.dk\?subject=[\x21-\x7e]*$/
			);
			assert.match(
				embedCode(one, other),
				/^<iframe src="[^"<>]*" title="[^"<>]*" loading="lazy" width="100%" height="\d+" style="border:0"><\/iframe>$/
			);
		}
	}),
	fuzzTarget({
		name: 'canonical-address',
		arbitrary: fc.oneof(
			mutatedText(
				[
					'/albertslund?theme=a&from=2012',
					'/en/albertslund/anbefalinger?q=%C3%A6ldre',
					'/a/../b%2e%2E/%7euser'
				],
				['%', '%2', '%25', '..', '/', '//', '\\', '?', '#', '&', '=', '+', ';', '@', ':']
			),
			fc.tuple(oddText(30), anyParams).map(([path, params]) => `/${path}?${params}`)
		),
		check(target) {
			// The server refuses what cannot be read before it asks for its address.
			if (refusalOf({ method: 'GET', url: target, headers: {} }) !== null) return;
			const address = canonicalAddress(target);
			if (address === null) return;
			assert.ok(address.startsWith('/') && !address.startsWith('//'), address);
			assert.match(address, /^[\x21-\x7e]*$/);
			assert.equal(canonicalAddress(address), address, 'the address of an address is itself');
		}
	}),
	fuzzTarget({
		name: 'request-headers',
		arbitrary: fc.oneof(
			mutatedText(
				['br;q=1.0, gzip;q=0.8, *;q=0.1, zstd', 'W/"abc", "def", *', 'identity;q=0'],
				['"', ',', ';', 'q=', '*', 'W/']
			),
			oddText(200)
		),
		check(header) {
			assert.ok(['identity', ...COMPRESSIONS].includes(chooseCoding(header)));
			const etag = etagOf(Buffer.from('x'));
			isUnchanged(header, etag);
			assert.ok(isUnchanged(`${header.replaceAll('"', '')}, ${etag}`, etag), 'a tag is found in any list');
			assert.ok(withCharset(withCharset(header)) === withCharset(header));
			isCompressible(header);
		}
	}),
	fuzzTarget({
		name: 'answer-headers',
		arbitrary: fc.tuple(oddText(60), oddText(60)),
		check([name, value]) {
			const list = new HeaderList();
			try {
				list.set('x-name', value);
				assert.match(list.get('X-Name') ?? '', /^[\t\x20-\x7e\x80-\xff]*$/);
			} catch (cause) {
				assert.ok(cause instanceof TypeError && 'code' in cause, String(cause));
			}
			const file = asciiName(name);
			assert.match(file, /^[A-Za-z0-9._-]{0,120}$/);
			list.set('content-disposition', `attachment; filename="${file}.csv"`);
		}
	}),
	fuzzTarget({
		name: 'settings',
		arbitrary: fc.record({
			HOST: fc.constantFrom('localhost', '0.0.0.0', ''),
			PORT: mutatedText(['4173', '']),
			ORIGIN: mutatedText(['https://genklang.example.dk', '']),
			GENKLANG_CACHE_MB: mutatedText(['64', ''])
		}),
		check(env) {
			const settings = orRefused(() => readSettings(env), Error);
			if (!settings) return;
			assert.ok(Number.isInteger(settings.port) && settings.port >= 0 && settings.port < 65_536);
			assert.ok(settings.origin === null || new URL(settings.origin).origin === settings.origin);
		}
	})
];
