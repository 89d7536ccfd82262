import { templateWorkbook } from '../template-workbook.ts';
import type { RequestHandler } from './$types';

/** The workbook that a register can begin with, in the language of the address. */
export const GET: RequestHandler = async ({ locals: { locale } }) =>
	new Response(await templateWorkbook(locale), {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': `attachment; filename="${locale === 'da' ? 'skabelon' : 'template'}.xlsx"`,
			'cache-control': 'no-cache'
		}
	});
