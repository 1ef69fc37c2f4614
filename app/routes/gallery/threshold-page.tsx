import { defineCopy } from '~/shared/copy'
import { AuthShell } from '~/ui/auth-shell'
import { Button } from '~/ui/button'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { TextField } from '~/ui/text-field'

const copy = defineCopy({
  fr: {
    title: 'Entrez,',
    aside: 'on vous attendait',
    text: 'Donnez-nous l’adresse où nous vous écrivons. Un lien vous y rejoint dans la minute\u202f; il vaut quinze minutes et ne sert qu’une fois.',
    address: 'Votre adresse e-mail',
    send: 'Recevoir le lien',
    key: 'Entrer avec une clé d’accès',
  },
  en: {
    title: 'Come in,',
    aside: 'you were expected',
    text: 'Give us the address we write to. A link will reach you there within a minute; it is good for fifteen, and only once.',
    address: 'Your e-mail address',
    send: 'Send me the link',
    key: 'Come in with a passkey',
  },
})

export function ThresholdPage() {
  const t = useCopy(copy)
  return (
    <AuthShell homeHref="/gallery">
      <PageHead size="large" title={t('title')} aside={t('aside')} text={t('text')} />
      <form method="post" className="mt-9 grid gap-7">
        <TextField
          name="address"
          type="email"
          label={t('address')}
          autoComplete="username webauthn"
          required
        />
        <Button full>{t('send')}</Button>
        <Button full variant="outlined">
          {t('key')}
        </Button>
      </form>
    </AuthShell>
  )
}
