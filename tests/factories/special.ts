import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ctx } from '~/domain/kernel/context'
import type { CleanUpload, FilePort } from '~/domain/kernel/files'
import type { FileQuestion, Step } from '~/domain/qualification/types'
import { createFiles } from '~/infra/files.server'
import { cleanUpload } from '~/infra/uploads.server'
import type { Database } from '~db/client'
import { aDefinition, anOpenFlow, aStep, aWalker, type MadeFlow, type Walker } from './application'
import { aCtx } from './reservation'

export type FileCtx = Ctx & { files: FilePort; cleanUpload: CleanUpload }

/** The ctx of uploads, with a store of its own in a folder that `close` removes. */
export async function openStore(
  db: Database,
): Promise<{ ctx: FileCtx; folder: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'connivence-files-'))
  return {
    ctx: { ...aCtx(db), files: createFiles(folder), cleanUpload },
    folder,
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

const both = (text: string) => ({ fr: text, en: text })

/** A question that is answered with files. */
export function aFileQuestion(id: string, wishes: Partial<FileQuestion> = {}): FileQuestion {
  return {
    kind: 'file',
    id,
    label: both(id),
    help: both(''),
    isRequired: true,
    purpose: both('to know'),
    readBy: 'committee',
    keptMonths: null,
    showWhen: null,
    weight: 0,
    accepts: 'images_and_pdf',
    most: 2,
    ...wishes,
  }
}

/** Someone who has begun a passage of these steps and the review. */
export async function aPassageOf(
  db: Database,
  steps: Step[],
  wishes: { brandId?: string | null } = {},
): Promise<Walker & { flow: MadeFlow }> {
  const flow = await anOpenFlow(db, {
    definition: aDefinition({ steps: [...steps, aStep('review', 'send')] }),
    ...wishes,
  })
  return { ...(await aWalker(db, flow)), flow }
}

/** Sends an application as its applicant would, whatever its steps still ask. */
export async function markSubmitted(db: Database, applicationId: string): Promise<void> {
  const now = new Date()
  await db
    .updateTable('applications')
    .set({ state: 'submitted', submitted_at: now, reply_by: new Date(now.getTime() + 14 * 86_400_000) })
    .where('id', '=', applicationId)
    .execute()
}
