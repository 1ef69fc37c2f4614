import type { useActionData, useLoaderData } from '@remix-run/react'

/** What a page receives of its loader, as it arrives in the browser. */
export type Loaded<L> = ReturnType<typeof useLoaderData<L>>
/** What it receives of its action when that gave an answer rather than a new page. */
export type Answered<A> = NonNullable<ReturnType<typeof useActionData<A>>>
