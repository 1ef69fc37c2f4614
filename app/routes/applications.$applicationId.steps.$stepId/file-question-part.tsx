import { Form } from '@remix-run/react'
import type { ChangeEvent } from 'react'
import type { FileQuestion } from '~/domain/qualification/types'
import { paths } from '~/shared/paths'
import { Optional } from '~/ui/field'
import { FileField } from '~/ui/file-field'
import { useCopy, useLocale } from '~/ui/locale'
import { questionFieldId } from '~/ui/questions/question-props'
import { QuestionTrust } from '~/ui/questions/question-trust'
import { SubmitButton } from '~/ui/submit-button'
import { specialCopy } from './special-copy'
import type { FileLine } from './special-view'

type FileQuestionPartProps = {
  applicationId: string
  question: FileQuestion
  files: readonly FileLine[]
  isOpen?: boolean
  /** How many months the flow keeps what says nothing of its own. */
  keptMonths: number
}

const mostBytes = 20 * 1024 * 1024
const taken = {
  images: 'image/jpeg,image/png,image/webp',
  images_and_pdf: 'image/jpeg,image/png,image/webp,application/pdf',
} as const

/** A question that is answered with files: those that were sent, each with its way out, and room for the next. */
export function FileQuestionPart({
  applicationId,
  question,
  files,
  isOpen = true,
  keptMonths,
}: FileQuestionPartProps) {
  const t = useCopy(specialCopy)
  const locale = useLocale()
  const id = questionFieldId(question)
  const room = question.most - files.length
  const help = question.help[locale]
  return (
    <section className="question" aria-labelledby={`${id}-label`}>
      <h2 id={`${id}-label`} className="field-question">
        {question.label[locale]}
        {question.isRequired ? null : <Optional />}
      </h2>
      {help ? <p className="field-hint mt-1.5">{help}</p> : null}
      {files.length > 0 ? (
        <ul className="file-lines mt-4">
          {files.map(file => (
            <FileRow key={file.id} applicationId={applicationId} file={file} isOpen={isOpen} />
          ))}
        </ul>
      ) : null}
      {isOpen && room > 0 ? <AddFile id={id} applicationId={applicationId} question={question} /> : null}
      {isOpen && room <= 0 ? <p className="aside-text mt-3">{t('fileFull')}</p> : null}
      {!isOpen && files.length === 0 ? <p className="aside-text mt-3">{t('noFileYet')}</p> : null}
      <QuestionTrust question={question} keptMonths={keptMonths} />
    </section>
  )
}

function FileRow({
  applicationId,
  file,
  isOpen,
}: {
  applicationId: string
  file: FileLine
  isOpen: boolean
}) {
  const t = useCopy(specialCopy)
  return (
    <li>
      <span className="file-name">
        <a href={paths.applicationFile(applicationId, file.id)} download>
          {file.name}
        </a>
        <span className="text-sm text-soft tabular">{file.detail}</span>
      </span>
      {isOpen ? (
        <Form method="post" action={paths.applicationFiles(applicationId)}>
          <SubmitButton
            variant="quiet"
            name="remove"
            value={file.id}
            aria-label={t('removeNamed', { name: file.name })}
          >
            {t('remove')}
          </SubmitButton>
        </Form>
      ) : null}
    </li>
  )
}

function AddFile({
  id,
  applicationId,
  question,
}: {
  id: string
  applicationId: string
  question: FileQuestion
}) {
  const t = useCopy(specialCopy)
  const locale = useLocale()
  const kinds = t(question.accepts === 'images' ? 'images' : 'imagesAndPdf')
  const checkSize = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const size = currentTarget.files?.[0]?.size ?? 0
    currentTarget.setCustomValidity(size > mostBytes ? t('fileTooLarge') : '')
    currentTarget.reportValidity()
  }
  return (
    <Form
      method="post"
      action={paths.applicationFiles(applicationId)}
      encType="multipart/form-data"
      className="mt-4 grid justify-items-start gap-4"
    >
      <input type="hidden" name="questionId" value={question.id} />
      <FileField
        id={id}
        name="file"
        label={t('fileOf', { label: question.label[locale] })}
        hint={`${kinds} · ${t('fileCount', { count: question.most })}. ${t('cleaned')}`}
        accept={taken[question.accepts]}
        onChange={checkSize}
        required
      />
      <SubmitButton variant="outlined">{t('addFile')}</SubmitButton>
    </Form>
  )
}
