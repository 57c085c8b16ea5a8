@echo off
rem The program as this folder has it: roadmap-print.bat check, and so on.
setlocal
chcp 65001 >nul
set "WEASYPRINT_DLL_DIRECTORIES=%~dp0pango\bin"
set "FONTCONFIG_PATH=%~dp0pango\etc\fonts"
set "PATH=%~dp0pango\bin;%PATH%"
"%~dp0python\python.exe" -X utf8 -m roadmap_print %*
exit /b %ERRORLEVEL%
