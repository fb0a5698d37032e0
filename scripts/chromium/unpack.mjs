// Unpacks the packaged Chromium into TMPDIR and prints the path of its executable.
// The package unpacks the system libraries it brings only where it believes to be in the cloud.
process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
const { default: chromium } = await import('@sparticuz/chromium')
process.stdout.write(await chromium.executablePath())
